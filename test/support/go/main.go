// A verifier that shares no code with the ledger: golang.org/x/mod/sumdb reads a log's files and proofs.
//
// Reads a request as JSON from standard input, writes what it found as JSON to standard output, and exits with 1 when
// anything disagrees. Paths of tiles are those of C2SP tlog-tiles below `folder`.
package main

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type inclusion struct {
	Index  int64    `json:"index"`
	Hashes []string `json:"hashes"`
}

type consistency struct {
	Old     int64    `json:"old"`
	OldRoot string   `json:"oldRoot"`
	Hashes  []string `json:"hashes"`
}

type request struct {
	Folder      string        `json:"folder"`
	VerifierKey string        `json:"verifierKey"`
	SignerKey   string        `json:"signerKey"`
	Inclusion   []inclusion   `json:"inclusion"`
	Consistency []consistency `json:"consistency"`
}

// What Go says: proofs it made itself, and a note that it signed.
type answer struct {
	Size        int64         `json:"size"`
	Entries     int64         `json:"entries"`
	Inclusion   []inclusion   `json:"inclusion"`
	Consistency []consistency `json:"consistency"`
	Note        string        `json:"note"`
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func mustBe(ok bool, format string, args ...interface{}) {
	if !ok {
		must(fmt.Errorf(format, args...))
	}
}

func hashesOf(texts []string) []tlog.Hash {
	hashes := make([]tlog.Hash, len(texts))
	for i, text := range texts {
		hash, err := tlog.ParseHash(text)
		must(err)
		hashes[i] = hash
	}
	return hashes
}

func textsOf(hashes []tlog.Hash) []string {
	texts := make([]string, len(hashes))
	for i, hash := range hashes {
		texts[i] = hash.String()
	}
	return texts
}

// files reads tiles as the log serves them.
type files struct{ folder string }

func (f files) Height() int { return 8 }

func (f files) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(tiles))
	for i, tile := range tiles {
		// tile/8/0/x001/234 of sumdb is tile/0/x001/234 of tlog-tiles.
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		bytes, err := os.ReadFile(filepath.Join(f.folder, path))
		if err != nil {
			return nil, err
		}
		data[i] = bytes
	}
	return data, nil
}

func (f files) SaveTiles([]tlog.Tile, [][]byte) {}

func openCheckpoint(asked request) (tlog.Tree, string) {
	verifier, err := note.NewVerifier(asked.VerifierKey)
	must(err)
	signed, err := os.ReadFile(filepath.Join(asked.Folder, "checkpoint"))
	must(err)
	opened, err := note.Open(signed, note.VerifierList(verifier))
	must(err)
	lines := strings.Split(opened.Text, "\n")
	mustBe(len(lines) == 4 && lines[0] == verifier.Name(), "not a checkpoint: %q", opened.Text)
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	root, err := tlog.ParseHash(lines[2])
	must(err)
	return tlog.Tree{N: size, Hash: root}, opened.Text
}

// countEntries holds every entry against its hash in the tree, which the tile reader holds against the root.
func countEntries(asked request, tree tlog.Tree, reader tlog.HashReader) int64 {
	n := int64(0)
	for n < tree.N {
		tile := tlog.Tile{H: 8, L: 0, N: n / 256, W: 256}
		if tree.N-n < 256 {
			tile.W = int(tree.N - n)
		}
		path := strings.Replace(tile.Path(), "tile/8/0/", "tile/entries/", 1)
		bundle, err := os.ReadFile(filepath.Join(asked.Folder, path))
		must(err)
		indexes := make([]int64, tile.W)
		for i := range indexes {
			indexes[i] = tlog.StoredHashIndex(0, n+int64(i))
		}
		hashes, err := reader.ReadHashes(indexes)
		must(err)
		for _, hash := range hashes {
			mustBe(len(bundle) >= 2, "entry %d is missing", n)
			length := 2 + int(binary.BigEndian.Uint16(bundle))
			mustBe(len(bundle) >= length, "entry %d is cut off", n)
			mustBe(hash == tlog.RecordHash(bundle[2:length]), "entry %d has another hash in the tree", n)
			bundle = bundle[length:]
			n++
		}
		mustBe(len(bundle) == 0, "there are more entries than leaves at %d", n)
	}
	return n
}

func checkInclusion(asked []inclusion, tree tlog.Tree, reader tlog.HashReader) (ours []inclusion) {
	for _, proof := range asked {
		leaf, err := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, proof.Index)})
		must(err)
		must(tlog.CheckRecord(hashesOf(proof.Hashes), tree.N, tree.Hash, proof.Index, leaf[0]))
		made, err := tlog.ProveRecord(tree.N, proof.Index, reader)
		must(err)
		// The library's reader does not hold every tile against the root; its own proof must lead there.
		must(tlog.CheckRecord(made, tree.N, tree.Hash, proof.Index, leaf[0]))
		ours = append(ours, inclusion{proof.Index, textsOf(made)})
	}
	return ours
}

func checkConsistency(asked []consistency, tree tlog.Tree, reader tlog.HashReader) (ours []consistency) {
	for _, proof := range asked {
		old, err := tlog.ParseHash(proof.OldRoot)
		must(err)
		must(tlog.CheckTree(hashesOf(proof.Hashes), tree.N, tree.Hash, proof.Old, old))
		made, err := tlog.ProveTree(tree.N, proof.Old, reader)
		must(err)
		root, err := tlog.TreeHash(proof.Old, reader)
		must(err)
		ours = append(ours, consistency{proof.Old, root.String(), textsOf(made)})
	}
	return ours
}

func main() {
	var asked request
	must(json.NewDecoder(os.Stdin).Decode(&asked))
	tree, text := openCheckpoint(asked)
	reader := tlog.TileHashReader(tree, files{asked.Folder})
	found := answer{Size: tree.N, Entries: countEntries(asked, tree, reader)}
	found.Inclusion = checkInclusion(asked.Inclusion, tree, reader)
	found.Consistency = checkConsistency(asked.Consistency, tree, reader)
	signer, err := note.NewSigner(asked.SignerKey)
	must(err)
	signed, err := note.Sign(&note.Note{Text: text}, signer)
	must(err)
	found.Note = base64.StdEncoding.EncodeToString(signed)
	must(json.NewEncoder(os.Stdout).Encode(found))
}
