/** How the page looks, also on paper. */
export const pageStyle = `
body { font: 16px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 84rem; padding: 0 1rem; color: #1b1b1b }
h1, h2 { font-weight: 600 } h1 small, h2 small { color: #666; font-weight: 400 }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 2rem }
td, th { border: 1px solid #ccc; padding: .3rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere }
.small, .hash { color: #666; font-size: .8rem } .hash, pre, textarea { font-family: ui-monospace, monospace }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .8rem }
textarea { width: 100%; box-sizing: border-box; font-size: .8rem }
.good { color: #0a6b2b } .bad { color: #b00020; font-weight: 600 } .unknown { color: #8a5a00; font-weight: 600 }
#verdict { border: 2px solid; padding: 1rem; font-size: 1.2rem } tr.changed { background: #ffe9ec }
.amount { white-space: nowrap; font-variant-numeric: tabular-nums }
th { overflow-wrap: normal }
#events td:first-child { overflow-wrap: normal; white-space: nowrap }
@media print { details { display: none } }
`;
