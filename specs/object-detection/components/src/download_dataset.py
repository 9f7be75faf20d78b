"""Download a .tar.gz with DATA/images and DATA/labels and put every file into a bucket."""

import os
import sys
import tarfile
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import boto3
import requests
from botocore.exceptions import ClientError
from tqdm import tqdm

FOLDERS = ('images', 'labels')


def download(url: str, directory: str) -> None:
    """Unpack while downloading: the archive itself is never on disk."""
    with requests.get(url, stream=True, timeout=(10, 300)) as response:
        response.raise_for_status()
        size = int(response.headers.get('Content-Length', 0)) or None
        # A line every 30 seconds: what a progress bar writes is kept with the logs.
        with tqdm.wrapattr(response.raw, 'read', total=size, mininterval=30, desc='Downloading') as stream:
            with tarfile.open(fileobj=stream, mode='r|gz') as archive:
                archive.extractall(directory, filter='data')


def make_bucket(store, bucket: str) -> None:
    try:
        store.create_bucket(Bucket=bucket)
    except ClientError as error:
        if error.response['Error']['Code'] not in ('BucketAlreadyOwnedByYou', 'BucketAlreadyExists'):
            raise


def upload(store, bucket: str, data: Path) -> dict[str, int]:
    """Put the files of each folder under the folder's name; returns how many there were."""
    counts = {}
    with ThreadPoolExecutor(max_workers=8) as pool:
        for folder in FOLDERS:
            files = sorted(path for path in (data / folder).iterdir() if path.is_file())
            puts = [
                pool.submit(store.upload_file, str(path), bucket, f'{folder}/{path.name}') for path in files
            ]
            for put in tqdm(puts, mininterval=30, desc=f'Uploading {folder}'):
                put.result()
            counts[folder] = len(files)
    return counts


def main() -> None:
    bucket = os.environ['INPUT_BUCKET']
    store = boto3.client('s3', endpoint_url=os.environ['INPUT_ENDPOINT'])
    with tempfile.TemporaryDirectory() as directory:
        download(os.environ['INPUT_URL'], directory)
        data = Path(directory, 'DATA')
        missing = [folder for folder in FOLDERS if not (data / folder).is_dir()]
        if missing:
            sys.exit(f'The archive has no folder DATA/{missing[0]}.')
        make_bucket(store, bucket)
        counts = upload(store, bucket, data)
    print(f'{counts["images"]} images and {counts["labels"]} labels are in {bucket}.')


if __name__ == '__main__':
    main()
