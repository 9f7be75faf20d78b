"""Split the iris table of a bucket for training and test, and put both parts into the bucket."""

import argparse
import io
from pathlib import Path

import pandas as pd
from google.cloud import storage
from sklearn.model_selection import train_test_split


def write_output(path: Path, value: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(value)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--bucket', required=True, help='the name of the bucket, without gs://')
    parser.add_argument('--data', required=True, help='the object with the table')
    parser.add_argument('--train', required=True, help='what to call the training data')
    parser.add_argument('--test', required=True, help='what to call the test data')
    parser.add_argument('--test-share', type=float, default=0.4)
    parser.add_argument(
        '--train-object', required=True, type=Path, help='where to write the name of the training data'
    )
    parser.add_argument(
        '--test-object', required=True, type=Path, help='where to write the name of the test data'
    )
    args = parser.parse_args()

    # The key comes by GOOGLE_APPLICATION_CREDENTIALS; on a laptop, by `gcloud auth application-default login`.
    bucket = storage.Client().bucket(args.bucket)
    table = pd.read_csv(io.BytesIO(bucket.blob(args.data).download_as_bytes()))
    missing = {'Id', 'Species'} - set(table.columns)
    if missing:
        parser.error(f'{args.data} has no column {", ".join(sorted(missing))}')

    train, test = train_test_split(table.drop(columns='Id'), test_size=args.test_share, random_state=5)
    for name, part in ((args.train, train), (args.test, test)):
        bucket.blob(name).upload_from_string(part.to_csv(index=False), content_type='text/csv')
        print(f'{len(part)} of {len(table)} rows are in gs://{args.bucket}/{name}.')

    write_output(args.train_object, args.train)
    write_output(args.test_object, args.test)


if __name__ == '__main__':
    main()
