const heads = (...names: readonly string[]): string =>
  `<thead><tr>${names.map(name => `<th>${name}</th>`).join('')}</tr></thead>`;

/** What the page says before its scripts have run. */
export const pageText = `
<main>
<h1>Hồ sơ từ Sổ Cái <small>/ A case from the ledger</small></h1>
<p id="verdict" role="status" class="unknown">Đang kiểm tra… / Checking… (cần JavaScript / needs JavaScript)</p>
<p>Phạm vi / scope: <b id="scope"></b></p>
<p>Mỗi sự kiện dưới đây được kiểm tra ngay trong trình duyệt, không qua mạng: nội dung khớp mã băm của nó, mã băm
nằm trong cây Merkle, gốc cây nằm trong đầu sổ đã ký. Hồ sơ chứng minh những gì được trình bày là nguyên vẹn; nó không
chứng minh rằng không còn sự kiện nào khác trong phạm vi.</p>
<p lang="en">Every event below is checked in this browser, without any network: its content has its hash, the hash is in
the Merkle tree, and the tree’s root is in the signed checkpoint. A case shows that what it presents is unchanged; it
does not show that nothing else was in scope.</p>
<h2>Đầu sổ đã ký <small>/ Signed checkpoint</small></h2>
<pre id="checkpoint"></pre>
<p id="signature" class="unknown">…</p>
<p><label for="key">Khoá kiểm tra của sổ / verifier key of the log.</label>
<b>Hãy so với khoá nhận từ nguồn khác, hoặc dán khoá ấy vào đây.</b>
/ Compare it with the one you were given elsewhere, or paste that one here:</p>
<textarea id="key" rows="2" spellcheck="false"></textarea>
<h2>Phát sinh trên tài khoản của đơn vị <small>/ Movements of the unit’s accounts</small></h2>
<p>Tổng các bút toán của chính những sự kiện trong hồ sơ này; là số dư chỉ khi hồ sơ bắt đầu từ đầu sổ.
/ Sums of the postings of the events in this case; balances only where the case has no first day.</p>
<table>${heads('tài khoản / account', 'loại / commodity', 'vào / in', 'ra / out', 'ròng / net', 'sự kiện / events')}
<tbody id="figures"></tbody></table>
<h2>Chứng từ <small>/ Documents</small></h2>
<table>${heads('chứng từ / document', 'ngày / date', 'nơi ban hành / issuer', 'SHA-256', 'sự kiện / events')}
<tbody id="documents"></tbody></table>
<h2>Sự kiện <small>/ Events</small></h2>
<table>${heads(
  ...['#', 'ngày hiệu lực, lúc ghi / effective, recorded', 'ai / who', 'việc gì / what'],
  ...['chứng từ / document', 'bút toán / postings', 'kiểm tra / check'],
)}
<tbody id="events"></tbody></table>
</main>
`;
