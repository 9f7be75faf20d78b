"""Split the images and labels of a bucket into lists of names for training, validation and test."""

import math
import os
import sys
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from minio import Minio
from sklearn.model_selection import train_test_split


def list_by_stem(client: Minio, bucket: str, folder: str) -> dict[str, str]:
    """The objects of a folder by their name without ending: images/id0042.png is id0042."""
    objects = client.list_objects(bucket, prefix=f'{folder}/', recursive=True)
    return {PurePosixPath(found.object_name).stem: found.object_name for found in objects}


def pairs(client: Minio, bucket: str) -> list[tuple[str, str]]:
    """Every image with its label. An image without a label, or the reverse, would shift all that follow it."""
    images = list_by_stem(client, bucket, 'images')
    labels = list_by_stem(client, bucket, 'labels')
    lonely = sorted(images.keys() ^ labels.keys())
    if lonely:
        sys.exit(f'{len(lonely)} images or labels have no partner: {", ".join(lonely[:10])}')
    if not images:
        sys.exit(f'Bucket {bucket} holds no images.')
    return [(images[stem], labels[stem]) for stem in sorted(images)]


def write_list(output: str, names: list[str]) -> None:
    Path(os.environ[output]).write_text(''.join(f'{name}\n' for name in names), encoding='utf-8')


def main() -> None:
    train_ratio = float(os.environ['INPUT_TRAIN_RATIO'])
    validation_ratio = float(os.environ['INPUT_VALIDATION_RATIO'])
    test_ratio = float(os.environ['INPUT_TEST_RATIO'])
    if not math.isclose(train_ratio + validation_ratio + test_ratio, 1):
        sys.exit('The three ratios must add up to 1.')

    store = urlsplit(os.environ['INPUT_ENDPOINT'])
    client = Minio(
        store.netloc,
        access_key=os.environ['AWS_ACCESS_KEY_ID'],
        secret_key=os.environ['AWS_SECRET_ACCESS_KEY'],
        secure=store.scheme == 'https',
    )
    random_state = int(os.environ['INPUT_RANDOM_STATE'])
    found = pairs(client, os.environ['INPUT_BUCKET'])
    train, rest = train_test_split(found, test_size=1 - train_ratio, random_state=random_state)
    validation, test = train_test_split(
        rest, test_size=test_ratio / (test_ratio + validation_ratio), random_state=random_state
    )

    for part, members in (('TRAIN', train), ('VALIDATION', validation), ('TEST', test)):
        write_list(f'OUTPUT_{part}_IMAGES', [image for image, _ in members])
        write_list(f'OUTPUT_{part}_LABELS', [label for _, label in members])
        print(f'{part.lower()}: {len(members)} of {len(found)}')


if __name__ == '__main__':
    main()
