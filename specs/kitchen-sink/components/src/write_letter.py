"""Writes the letter to the buyer. `INPUT_MILL` is there only when a mill is cheap enough."""

import argparse
import os

parser = argparse.ArgumentParser()
parser.add_argument("--greeting", required=True)
parser.add_argument("--best", type=float, required=True)
given = parser.parse_args()

mill = os.environ.get("INPUT_MILL")
advice = f"Please order from {mill}." if mill is not None else "Please wait: flour is too dear everywhere."
with open(os.environ["OUTPUT_LETTER"], "w", encoding="utf-8") as letter:
    letter.write(f"{given.greeting}\n\n{advice} The best price is {given.best:.2f}.\n\n{os.environ['SIGNATURE']}\n")
