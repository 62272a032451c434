#!/usr/bin/env python3
"""Writes the files of this folder: safetensors, by nothing but struct and json, as a second opinion on the format.

Run it here, without arguments; the files are checked in, so that no test needs Python.
"""
import json
import os
import struct

SIZES = {
    "BOOL": 1, "U8": 1, "I8": 1, "F8_E5M2": 1, "F8_E4M3": 1, "I16": 2, "U16": 2, "F16": 2, "BF16": 2,
    "I32": 4, "U32": 4, "F32": 4, "I64": 8, "U64": 8, "F64": 8,
}

# Zeros of both signs, one, a third, the largest, infinities, subnormals, NaNs with a payload; then some at random.
BITS = {
    "F16": [0x0000, 0x8000, 0x3C00, 0x3555, 0x7BFF, 0x7C00, 0xFC00, 0x0001, 0x03FF, 0x0400, 0x7E01, 0xFD55],
    "BF16": [0x0000, 0x8000, 0x3F80, 0x3EAB, 0x7F7F, 0x7F80, 0xFF80, 0x0001, 0x007F, 0x0080, 0x7FC1, 0xFFA5],
    "F32": [0x00000000, 0x80000000, 0x3F800000, 0x3EAAAAAB, 0x7F7FFFFF, 0x7F800000, 0xFF800000, 0x00000001, 0x007FFFFF,
            0x477FEFFF, 0x7FC00001, 0xFFA55AA5],
    "F64": [0x0000000000000000, 0x8000000000000000, 0x3FF0000000000000, 0x3FD5555555555555, 0x7FEFFFFFFFFFFFFF,
            0x7FF0000000000000, 0xFFF0000000000000, 0x0000000000000001, 0x3FF0000010000000, 0x3F50020000000001,
            0x7FF8000000000001, 0xFFF5A5A5A5A5A5A5],
}


def words(count, state):
    """A few words that look random and are the same everywhere."""
    for _ in range(count):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        yield state >> 11


def data(dtype, count):
    size = SIZES[dtype]
    letter = {1: "B", 2: "H", 4: "I", 8: "Q"}[size]
    bits = list(BITS.get(dtype, []))[:count]
    fill = words(count - len(bits), len(dtype))
    if dtype == "BOOL":
        bits += [word & 1 for word in fill]
    else:
        bits += [word % 2 ** (8 * size) for word in fill]
    return struct.pack("<%d%s" % (count, letter), *bits)


def write(path, tensors, metadata=None, pad=False, sort_header=False):
    """The tensors lie in the given order, whatever that does to their alignment."""
    header, blobs, offset = {}, [], 0
    if metadata is not None:
        header["__metadata__"] = metadata
    for name, dtype, shape, blob in tensors:
        header[name] = {"dtype": dtype, "shape": shape, "data_offsets": [offset, offset + len(blob)]}
        blobs.append(blob)
        offset += len(blob)
    text = json.dumps(header, sort_keys=sort_header).encode("utf-8")
    if pad:
        text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)))
        file.write(text)
        for blob in blobs:
            file.write(blob)


def main():
    # One element of one byte first, so that nothing behind it is aligned.
    every = [("first", "U8", [1], data("U8", 1))]
    every += [(dtype.lower() + ".weight", dtype, [3, 4], data(dtype, 12)) for dtype in SIZES]
    every += [("number", "F32", [], data("F32", 1)), ("none", "F32", [0, 4], b"")]
    write("every-type.safetensors", every, {"format": "pt", "made by": "Python \u2713 \"json\""}, sort_header=True)

    write("empty.safetensors", [])

    os.makedirs("set", exist_ok=True)
    names = ["model-0000%d-of-00002.safetensors" % number for number in (1, 2)]
    write(os.path.join("set", names[0]), [("a.weight", "F32", [3, 4], data("F32", 12))], {"format": "pt"}, pad=True)
    write(os.path.join("set", names[1]), [("b.weight", "BF16", [3, 4], data("BF16", 12)), ("c.weight", "F64", [3, 4], data("F64", 12))],
          {"format": "pt"}, pad=True)
    index = {"metadata": {"total_size": 48 + 24 + 96}, "weight_map": {"a.weight": names[0], "b.weight": names[1], "c.weight": names[1]}}
    with open(os.path.join("set", "model.safetensors.index.json"), "w", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(index, indent=2, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
