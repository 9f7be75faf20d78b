"""Split a Parquet table for training, validation and test into a directory of three Parquet files."""

import os
from pathlib import Path

import pandas as pd
from sklearn.model_selection import train_test_split

TRAIN = 0.75
VALIDATION = 0.15
TEST = 0.10


def main() -> None:
    random_state = int(os.environ['INPUT_RANDOM_STATE'])
    table = pd.read_parquet(os.environ['INPUT_TABLE'])

    train, rest = train_test_split(table, test_size=1 - TRAIN, random_state=random_state)
    validation, test = train_test_split(rest, test_size=TEST / (TEST + VALIDATION), random_state=random_state)

    splits = Path(os.environ['OUTPUT_SPLITS'])
    splits.mkdir(parents=True, exist_ok=True)
    for name, part in (('train', train), ('val', validation), ('test', test)):
        part.to_parquet(splits / f'{name}.parquet.gzip', compression='gzip', index=False)
        print(f'{name}: {len(part)} of {len(table)} rows')


if __name__ == '__main__':
    main()
