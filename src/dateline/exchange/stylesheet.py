"""How an exported page looks: light or dark as its reader has it, on a phone and on paper. No picture, font or address is named."""

STYLESHEET = """
:root { color-scheme: light dark }
body { max-width: 46rem; margin: 0 auto; padding: 1rem; font: 1rem/1.5 Georgia, "Times New Roman", serif; overflow-wrap: anywhere }
h1, h2, caption { line-height: 1.2; font-weight: 700; text-align: start }
h1 { font-size: 1.6rem }
h2 { font-size: 1.3rem; margin: 2.5rem 0 0; border-top: 2px solid; padding-top: .75rem }
.where, .record, .read, footer, table { font-family: system-ui, sans-serif; font-size: .85rem }
.where { margin-top: .25rem }
.said { list-style: none; padding: 0 }
.said > li { margin: 0 0 1.1rem }
.said p { margin: 0 }
.qualified, .retracted { border-inline-start: .25rem solid; padding-inline-start: .6rem; font-style: italic }
.retracted { font-style: normal }
.read { margin: .2rem 0 0; padding-inline-start: 1.2rem }
table { border-collapse: collapse; width: 100%; overflow-wrap: break-word }
caption { font-size: 1rem; padding-bottom: .3rem }
th, td { text-align: start; vertical-align: top; padding: .35rem .7rem .35rem 0; border-top: 1px solid GrayText }
td strong { font-size: 1.1rem }
.blank { font-style: italic }
footer { border-top: 1px solid GrayText; margin-top: 2rem }
@media screen and (max-width: 34rem) {
  table, tbody, tr, th, td { display: block }
  thead { display: none }
  th[scope], td { border: 0; padding: 0 }
  tr { border-top: 1px solid GrayText; padding: .4rem 0 }
}
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt }
  .said > li, tr { break-inside: avoid }
  h1, h2, caption { break-after: avoid }
  a[rel]::after { content: " <" attr(href) ">" }
}
"""
