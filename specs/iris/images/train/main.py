"""Train a classifier on data of a bucket and put the model into the bucket."""

import argparse
import io
from pathlib import Path

import joblib
import pandas as pd
from google.cloud import storage
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--bucket', required=True, help='the name of the bucket, without gs://')
    parser.add_argument('--train', required=True, help='the object with the training data')
    parser.add_argument('--model', required=True, help='what to call the model')
    parser.add_argument(
        '--model-object', required=True, type=Path, help='where to write the name of the model'
    )
    args = parser.parse_args()

    bucket = storage.Client().bucket(args.bucket)
    table = pd.read_csv(io.BytesIO(bucket.blob(args.train).download_as_bytes()))
    features, species = table.drop(columns='Species'), table['Species']
    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000)).fit(features, species)
    print(f'Trained on {len(table)} rows; accuracy on them {model.score(features, species):.3f}.')

    file = io.BytesIO()
    joblib.dump(model, file)
    bucket.blob(args.model).upload_from_string(file.getvalue(), content_type='application/octet-stream')
    print(f'The model is in gs://{args.bucket}/{args.model}.')

    args.model_object.parent.mkdir(parents=True, exist_ok=True)
    args.model_object.write_text(args.model)


if __name__ == '__main__':
    main()
