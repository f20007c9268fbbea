#!/usr/bin/env python3
"""Copy a folder of word lists with but one in N entries of one of them, always the same.

    thin_list.py FROM TO LIST N
"""
import shutil
import sys
import zlib


def main():
    source, target, name, every = sys.argv[1:5]
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)
    with open(f"{source}/{name}.txt", encoding="utf-8") as lines:
        kept = [line for line in lines if line.startswith("#") or zlib.crc32(line.rstrip("\n").encode()) % int(every) == 0]
    with open(f"{target}/{name}.txt", "w", encoding="utf-8") as out:
        out.writelines(kept)


main()
