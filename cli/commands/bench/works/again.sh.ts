/** Starts a program as often as the first word says; from a shell, as starting one from here would take longer than many a program. */
export const again = 'n=$1; shift; while [ "$n" -gt 0 ]; do "$@" || exit 1; n=$((n - 1)); done >/dev/null';
