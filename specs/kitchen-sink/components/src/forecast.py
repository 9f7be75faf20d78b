import csv
import datetime
import json
import os
import statistics
import sys
from collections import defaultdict
from pathlib import Path

horizon = int(os.environ['INPUT_HORIZON'])
holdout = int(os.environ['INPUT_HOLDOUT'])
product = os.environ.get('INPUT_PRODUCT')

series = defaultdict(dict)
with open(os.environ['INPUT_SALES'], newline='', encoding='utf-8') as file:
    for row in csv.DictReader(file):
        if product not in (None, row['product']):
            continue
        day = datetime.date.fromisoformat(row['day'])
        series[row['shop'], row['product']][day] = float(row['sold'])
if not series:
    sys.exit(f'Nobody sells {product}.')
last = max(day for days in series.values() for day in days) - datetime.timedelta(holdout)

weights = {}
if 'INPUT_MODEL' in os.environ:
    for one in json.loads(Path(os.environ['INPUT_MODEL']).read_text()):
        weights[one['shop'], one['product']] = one['weights'], datetime.date.fromisoformat(one['last'])


def expected(key, day):
    if key in weights:
        (level, trend, *weekdays), origin = weights[key]
        return max(level + trend * (day - origin).days / 7 + weekdays[day.weekday()], 0)
    same = [sold for known, sold in sorted(series[key].items()) if known <= last and known.weekday() == day.weekday()]
    return statistics.mean(same[-4:]) if same else 0


total = 0
with open(os.environ['OUTPUT_FORECAST'], 'w', newline='', encoding='utf-8') as file:
    table = csv.writer(file)
    table.writerow(['shop', 'product', 'day', 'expected'])
    for key in sorted(series):
        for ahead in range(1, horizon + 1):
            day = last + datetime.timedelta(ahead)
            loaves = round(expected(key, day), 1)
            total += loaves
            table.writerow([*key, day, loaves])
Path(os.environ['OUTPUT_LOAVES']).write_text(str(round(total)))
print(f'{round(total)} in the {horizon} days after {last}, {"by the model" if weights else "by the season"}')
