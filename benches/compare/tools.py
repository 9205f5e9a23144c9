"""The tools of PyPI for `vanban-compare`: a question and an answer a line, in JSON. Those that are not installed are left out."""

import json
import sys
import time


def found():
    tools = {}
    try:
        from pyvi import ViTokenizer

        def pyvi(line):
            # Syllables come joined by "_", words apart by blanks; "_" of the text itself cannot be told from them.
            return [word.replace("_", " ") for word in ViTokenizer.tokenize(line).split()]

        tools["pyvi"] = pyvi
    except ImportError:
        print("without pyvi: it is not installed", file=sys.stderr)
    try:
        from underthesea import word_tokenize

        tools["underthesea"] = word_tokenize
    except ImportError:
        print("without underthesea: it is not installed", file=sys.stderr)
    return tools


def main():
    out = sys.stdout
    # What a tool prints must not come between the answers.
    sys.stdout = sys.stderr
    tools = found()
    for line in sys.stdin:
        question = json.loads(line)
        if question["ask"] == "names":
            answer = list(tools)
        elif question["ask"] == "words":
            tool = tools[question["tool"]]
            answer = [tool(line) for line in question["lines"]]
        else:
            tool = tools[question["tool"]]
            start = time.process_time()
            count = sum(len(tool(line)) for line in question["lines"])
            answer = [time.process_time() - start, count]
        print(json.dumps(answer), file=out, flush=True)


main()
