"""Train an XGBoost classifier, test it, log parameters and accuracy to MLflow and write the model."""

import json
import os
from pathlib import Path

import mlflow
import numpy as np
from sklearn.metrics import accuracy_score
from xgboost import XGBClassifier


def main() -> None:
    directory = Path(os.environ['INPUT_DIRECTORY'])
    parameters = json.loads(os.environ['INPUT_PARAMETERS'])
    x_train, x_test, y_train, y_test = (
        np.load(directory / f'{name}.npy', mmap_mode='r')
        for name in ('x_train', 'x_test', 'y_train', 'y_test')
    )

    model = XGBClassifier(**parameters, device=os.environ['INPUT_DEVICE'], tree_method='hist')
    model.fit(x_train, y_train)
    accuracy = float(accuracy_score(y_test, model.predict(x_test)))
    print(f'Accuracy on {len(y_test)} rows: {accuracy:.4f}')

    mlflow.set_experiment('training-pod')
    with mlflow.start_run(run_name=os.environ.get('POD_NAME')):
        mlflow.log_params(parameters)
        mlflow.log_metric('accuracy', accuracy)

    Path(os.environ['OUTPUT_MODEL']).write_bytes(model.get_booster().save_raw('ubj'))
    Path(os.environ['OUTPUT_ACCURACY']).write_text(str(accuracy))


if __name__ == '__main__':
    main()
