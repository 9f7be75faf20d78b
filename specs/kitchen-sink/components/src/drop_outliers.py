import argparse
import csv
import os
import statistics
from collections import defaultdict
from pathlib import Path

arguments = argparse.ArgumentParser()
arguments.add_argument('--limit', type=float, required=True)
arguments.add_argument('--explain', action='store_true')
options = arguments.parse_args()

with open(os.environ['SALES_FILE'], newline='', encoding='utf-8') as file:
    rows = list(csv.DictReader(file))

sold = defaultdict(list)
for row in rows:
    sold[row['shop'], row['product']].append(float(row['sold']))
usual = {key: statistics.median(values) for key, values in sold.items()}

dropped = 0
with open(os.environ['OUTPUT_SALES'], 'w', newline='', encoding='utf-8') as file:
    table = csv.DictWriter(file, ['shop', 'product', 'day', 'sold'])
    table.writeheader()
    for row in rows:
        if float(row['sold']) > options.limit * max(usual[row['shop'], row['product']], 1):
            dropped += 1
            if options.explain:
                print(f"{os.environ.get('STEP', 'here')}: dropped {row}")
        else:
            table.writerow(row)
Path(os.environ['OUTPUT_DROPPED']).write_text(str(dropped))
