"""Cross-validate a grid of XGBoost parameters; write the best and its score."""

import json
import os
from itertools import product
from pathlib import Path

import numpy as np
from joblib import Parallel, delayed
from sklearn.model_selection import StratifiedKFold, cross_val_score
from xgboost import XGBClassifier

GRID = {'max_depth': [3, 6, 9], 'learning_rate': [0.05, 0.1, 0.3], 'n_estimators': [100, 300]}


def score(features: np.ndarray, labels: np.ndarray, parameters: dict, folds: int) -> float:
    model = XGBClassifier(**parameters, tree_method='hist', n_jobs=1)
    return cross_val_score(model, features, labels, cv=StratifiedKFold(folds), scoring='roc_auc').mean()


def main() -> None:
    directory = Path(os.environ['INPUT_DIRECTORY'])
    features = np.load(directory / 'x_train.npy')
    labels = np.load(directory / 'y_train.npy')
    folds = int(os.environ['INPUT_FOLDS'])

    candidates = [dict(zip(GRID, values)) for values in product(*GRID.values())]
    # -1: as many workers as the container's limit allows. Arrays above max_nbytes go to JOBLIB_TEMP_FOLDER once, and every worker maps the
    # same pages.
    scores = Parallel(n_jobs=-1, max_nbytes='1M')(
        delayed(score)(features, labels, candidate, folds) for candidate in candidates
    )
    for candidate, reached in zip(candidates, scores):
        print(f'{reached:.4f} {candidate}')

    best = int(np.argmax(scores))
    Path(os.environ['OUTPUT_PARAMETERS']).write_text(json.dumps(candidates[best]))
    Path(os.environ['OUTPUT_SCORE']).write_text(str(float(scores[best])))


if __name__ == '__main__':
    main()
