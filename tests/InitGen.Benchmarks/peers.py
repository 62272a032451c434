"""PyTorch's and NumPy's rates beside those of `--quick fill`: the same lines, one thread, 64 Mi float32.

    apt-get install -y --no-install-recommends python3-torch python3-numpy
    /usr/bin/python3 tests/InitGen.Benchmarks/peers.py

Each line is a name, a rate in million floats a second, its ratio to the same library's constant fill, and the name of that fill.
"""

import time

import numpy
import torch

COUNT = 1 << 26
SECONDS_PER_LAW = 6


def shortest(fill):
    """The shortest of at least three runs; the first one pays for the pages and does not count."""
    fill()
    best, runs, end = float("inf"), 0, time.perf_counter() + SECONDS_PER_LAW
    while runs < 3 or time.perf_counter() < end:
        start = time.perf_counter()
        fill()
        best = min(best, time.perf_counter() - start)
        runs += 1
    return best


def report(library, laws):
    baseline = None
    for name, fill in laws:
        seconds = shortest(fill)
        baseline = baseline or seconds
        print(f"{library}/{name}\t{COUNT / seconds / 1e6:.1f}\t{baseline / seconds:.4g}\t{library}/constant", flush=True)


def torch_laws():
    # He's bound and sigma follow from the fan-in of 8192, as in the models of `--quick threads`.
    tensor = torch.empty(8192, 8192)
    init = torch.nn.init
    return [
        ("constant", lambda: init.constant_(tensor, 1.0)),
        ("uniform", lambda: init.kaiming_uniform_(tensor, nonlinearity="relu")),
        ("normal", lambda: init.kaiming_normal_(tensor, nonlinearity="relu")),
        ("truncated-normal", lambda: init.trunc_normal_(tensor, std=0.05, a=-0.1, b=0.1)),
    ]


def numpy_laws():
    array = numpy.empty(COUNT, dtype=numpy.float32)
    laws = [("constant", lambda: array.fill(1.0))]
    for bits in (numpy.random.SFC64, numpy.random.PCG64, numpy.random.Philox):
        random = numpy.random.Generator(bits(42))
        laws.append((f"uniform-{bits.__name__}", lambda random=random: random.random(dtype=numpy.float32, out=array)))
        laws.append((f"normal-{bits.__name__}", lambda random=random: random.standard_normal(dtype=numpy.float32, out=array)))
    return laws


if __name__ == "__main__":
    torch.manual_seed(42)
    torch.set_num_threads(1)
    print(f"torch {torch.__version__}, numpy {numpy.__version__}")
    report("torch", torch_laws())
    report("numpy", numpy_laws())
