// One after the other: each has a daemon that sees the go commands of all.
import './hold.ts';
import './alone.ts';
import './two-ides.ts';
