"""Rank the rows of a Census table by one column; write a web page, a Markdown summary and the number of rows."""

import html
import os
import sys
from pathlib import Path

import pandas as pd

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 48rem }}
table {{ border-collapse: collapse; width: 100% }}
th, td {{ border-bottom: 1px solid #ddd; padding: .3rem .6rem; text-align: left }}
td:last-child {{ text-align: right }}
</style>
</head>
<body>
<h1>{title}</h1>
<p>{sentence}</p>
{table}
</body>
</html>
"""


def rank(table: Path, column: str) -> pd.DataFrame:
    """The rows that have a value in `column`, largest first, as columns County and Estimate."""
    rows = pd.read_csv(table, dtype='str')
    missing = {'NAME', column} - set(rows.columns)
    if missing:
        sys.exit(
            f'The table has no column {", ".join(sorted(missing))}; it has {", ".join(rows.columns[:20])}.'
        )
    estimate = pd.to_numeric(rows[column], errors='coerce')
    # The Census Bureau writes jam values such as -666666666 where it publishes no estimate.
    ranked = pd.DataFrame({'County': rows['NAME'], 'Estimate': estimate.where(estimate >= 0)}).dropna()
    return ranked.sort_values('Estimate', ascending=False, ignore_index=True)


def markdown(title: str, sentence: str, best: pd.DataFrame) -> str:
    cells = (
        f'| {county.replace("|", chr(92) + "|")} | {estimate} |'
        for county, estimate in best.itertuples(index=False)
    )
    return '\n'.join([f'# {title}', '', sentence, '', '| County | Estimate |', '|---|---:|', *cells, ''])


def main() -> None:
    title = os.environ['INPUT_TITLE']
    ranked = rank(Path(os.environ['INPUT_TABLE']), os.environ['INPUT_COLUMN'])
    best = ranked.head(int(os.environ['INPUT_TOP'])).copy()
    best['Estimate'] = best['Estimate'].map('{:,.0f}'.format)

    total = ranked['Estimate'].sum()
    sentence = f'{len(ranked):,} counties with an estimate; {total:,.0f} in all.'
    page = PAGE.format(
        title=html.escape(title),
        sentence=html.escape(sentence),
        table=best.to_html(index=False, border=0),
    )
    Path(os.environ['OUTPUT_REPORT']).write_text(page, encoding='utf-8')
    Path(os.environ['OUTPUT_SUMMARY']).write_text(markdown(title, sentence, best), encoding='utf-8')
    Path(os.environ['OUTPUT_COUNTIES']).write_text(str(len(ranked)))
    print(sentence)


if __name__ == '__main__':
    main()
