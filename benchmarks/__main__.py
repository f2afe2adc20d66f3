"""All measurements of speed, one after another: `make bench`. Each prints ratios within its own run."""

from benchmarks import engine, processes

PARTS = (engine, processes)

if __name__ == "__main__":
    for part in PARTS:
        part.main()
