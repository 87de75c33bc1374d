// One after the other, since each has a daemon that sees the go commands of all.
import './hold.ts';
import './alone.ts';
import './two-ides.ts';
