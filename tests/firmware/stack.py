#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Worst-case stack of an image, from its instructions: each function's frame, and who calls whom.

Usage: stack.py ELF CALLS [--budgets FILE] [--objdump PROGRAM]
CALLS (tests/firmware/calls.txt) lists what instructions do not say: targets of calls through pointers, and
the bound of each recursion. A call or a recursion that is not listed there is an error. Exit status: 0, or 1 with the reason when something is wrong or above the limit.
"""
import argparse
import json
import re
import subprocess
import sys

# ARMv7-M, B1.5.6: eight words, and one to align the stack.
EXCEPTION_FRAME = 36
HEAD = re.compile(r"^[0-9a-f]+ <(.+)>:$")
TARGET = re.compile(r"<([^>+]+)(\+0x[0-9a-f]+)?>")


def registers(text):
    count = 0
    for part in re.search(r"\{(.*)\}", text)[1].split(","):
        ends = part.strip().split("-")
        numbers = [int(end[1:]) if end[1:].isdigit() else 0 for end in ends]
        count += numbers[1] - numbers[0] + 1 if len(ends) == 2 else 1
    return count


class Function:
    def __init__(self):
        self.frame = 0
        self.calls = set()
        self.indirect = False

    def take(self, name, op, args):
        base = op.split(".")[0]
        if base == "push" or (base == "stmdb" and args.startswith("sp!")):
            self.frame += 4 * registers(args)
        elif base in ("str", "strd") and (push := re.search(r"\[sp, #-(\d+)\]!", args)):
            self.frame += int(push[1])
        elif base in ("sub", "subw") and args.startswith("sp"):
            size = re.search(r"#(\d+)", args)
            if not size:
                raise SystemExit(f"stack: {name} has a frame of a size that only runs tell: {op} {args}")
            self.frame += int(size[1])
        elif base == "blx" or (base == "bx" and args.strip() != "lr"):
            self.indirect = True
        elif (target := TARGET.search(args)) and base.startswith("b") and base not in ("bic", "bfi"):
            if target[1] != name and (base == "bl" or not target[2]):
                self.calls.add(target[1])


def read_functions(objdump, elf):
    text = subprocess.run([objdump, "-d", "--no-show-raw-insn", elf], check=True, text=True,
                          capture_output=True).stdout
    functions, current, name = {}, None, None
    for line in text.splitlines():
        if head := HEAD.match(line):
            name = head[1]
            current = functions.setdefault(name, Function())
        elif current and (code := re.match(r"^\s+[0-9a-f]+:\s+(\S+)(?:\s+(.*))?$", line)):
            current.take(name, code[1], (code[2] or "").split(";")[0].split("@")[0])
    return functions


def demangled(names):
    text = subprocess.run(["c++filt"], input="\n".join(names), text=True, check=True,
                          capture_output=True).stdout
    return dict(zip(names, text.splitlines()))


class Analysis:
    def __init__(self, functions, calls_file):
        self.functions = functions
        self.plain = demangled(list(functions))
        self.bounds = {}
        self.problems = []
        self.done = {}
        listed = set()
        for line in open(calls_file, encoding="utf-8"):
            line = line.split("#")[0].strip()
            if not line:
                continue
            kind, _, rest = line.partition(" ")
            left, _, right = rest.partition(" => ")
            callers = self.named(left)
            if kind == "calls":
                callers = [c for c in callers if functions[c].indirect]
                listed.update(callers)
                for caller in callers:
                    for target in right.split(" | "):
                        functions[caller].calls.update(self.named(target))
            elif kind == "recursion":
                self.bounds.update({caller: int(right) for caller in callers})
            else:
                raise SystemExit(f"stack: calls.txt knows 'calls' and 'recursion', not: {line}")
        for name, function in functions.items():
            if function.indirect and name not in listed:
                self.problems.append(f"{self.plain[name]} calls through a pointer; list its targets")

    def named(self, pattern):
        return [n for n, p in self.plain.items() if p.startswith(pattern.strip())]

    def worst(self, name, path=()):
        if name in path:
            around = path[path.index(name):]
            if not any(member in self.bounds for member in around):
                self.problems.append("recursion: " + " -> ".join(self.plain[m] for m in around))
            return 0, ()
        if name in self.done:
            return self.done[name]
        function = self.functions.get(name)
        if function is None:
            return 0, ()
        deepest = max((self.worst(c, path + (name,)) for c in sorted(function.calls)),
                      default=(0, ()), key=lambda found: found[0])
        result = (function.frame + deepest[0], (name,) + deepest[1])
        if name in self.bounds:
            result = (result[0] + self.cycle(name) * (self.bounds[name] - 1), result[1])
        if not path or not any(m in self.bounds for m in path):
            self.done[name] = result
        return result

    def cycle(self, name):
        """Bytes of once around the recursion through `name`: of all functions that lie on it."""
        def reaches(start, seen):
            for callee in self.functions[start].calls:
                if callee == name or (callee in self.functions and callee not in seen and
                                      reaches(callee, seen | {callee})):
                    return True
            return False
        return sum(f.frame for n, f in self.functions.items()
                   if n == name or (reaches(n, {n}) and self.reached(name, n)))

    def reached(self, start, goal):
        seen, waiting = set(), [start]
        while waiting:
            at = waiting.pop()
            if at == goal:
                return True
            if at not in seen and at in self.functions:
                seen.add(at)
                waiting.extend(self.functions[at].calls)
        return False


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("elf")
    parser.add_argument("calls")
    parser.add_argument("--budgets", help="file with stack_worst")
    parser.add_argument("--objdump", default="arm-none-eabi-objdump")
    options = parser.parse_args()
    sys.setrecursionlimit(10_000)
    analysis = Analysis(read_functions(options.objdump, options.elf), options.calls)
    program, path = analysis.worst("Reset_Handler")
    handlers = [n for n in analysis.functions if n.endswith("_Handler") and n != "Reset_Handler"]
    interrupts = {n: EXCEPTION_FRAME + analysis.worst(n)[0] for n in handlers}
    # All interrupts have one priority; the watchdog's and a fault may come on top of one.
    ordinary = max(v for n, v in interrupts.items() if n not in ("Fault_Handler", "Watchdog_Handler"))
    extra = ordinary + interrupts.get("Watchdog_Handler", 0) + interrupts.get("Fault_Handler", 0)
    for name in path:
        print(f"{analysis.functions[name].frame:6} {analysis.plain[name]}")
    total = program + extra
    print(f"stack: {total} bytes at worst: program {program}, interrupts {extra}")
    for problem in sorted(set(analysis.problems)):
        print(f"stack: {problem}", file=sys.stderr)
    limit = json.load(open(options.budgets))["stack_worst"] if options.budgets else None
    if limit is not None and total > limit:
        print(f"stack: {total} bytes are above the budget of {limit}", file=sys.stderr)
        return 1
    return 1 if analysis.problems else 0


if __name__ == "__main__":
    sys.exit(main())
