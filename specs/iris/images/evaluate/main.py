"""Test a model of a bucket on data of the same bucket."""

import argparse
import io
import json
from pathlib import Path

import joblib
import pandas as pd
from google.cloud import storage
from sklearn.metrics import accuracy_score, classification_report, confusion_matrix


def write_output(path: Path, value: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(value)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--bucket', required=True, help='the name of the bucket, without gs://')
    parser.add_argument('--test', required=True, help='the object with the test data')
    parser.add_argument('--model', required=True, help='the object with the model')
    parser.add_argument('--accuracy', required=True, type=Path, help='where to write the accuracy')
    parser.add_argument(
        '--report', required=True, type=Path, help='where to write precision, recall and confusion matrix'
    )
    args = parser.parse_args()

    bucket = storage.Client().bucket(args.bucket)
    table = pd.read_csv(io.BytesIO(bucket.blob(args.test).download_as_bytes()))
    # joblib runs code that the file holds: load only models from a bucket that nobody else can write.
    model = joblib.load(io.BytesIO(bucket.blob(args.model).download_as_bytes()))

    truth, guess = table['Species'], model.predict(table.drop(columns='Species'))
    species = [str(name) for name in model.classes_]
    print(classification_report(truth, guess))

    report = {
        'classes': species,
        'confusion': confusion_matrix(truth, guess, labels=species).tolist(),
        'report': classification_report(truth, guess, output_dict=True),
    }
    write_output(args.accuracy, str(float(accuracy_score(truth, guess))))
    write_output(args.report, json.dumps(report, indent=2))


if __name__ == '__main__':
    main()
