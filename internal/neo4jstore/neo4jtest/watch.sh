# Runs a server until no process uses it, then ends it and removes its data.
#
#   users      a file on which the process that uses the server has a lock
#   grace      how many seconds in a row there must be no such lock
#   home       the directory of the server, and of its log, server.log
#   last       the path to which the log is moved in the end
#   container  the name of the container if the server runs in one, else empty
#   classes    the path of the archive of classes, which the server writes in its home as it ends, or empty
#   ...        the command that runs the server
users=$1 grace=$2 home=$3 last=$4 container=$5 classes=$6
shift 6

# With setpriv the server ends with this watchdog, even if that is killed.
if setpriv --pdeathsig KILL true 2>/dev/null; then
	set -- setpriv --pdeathsig KILL "$@"
fi
"$@" &
server=$!

# archive ends the server so that it writes the archive of classes, within five minutes (a busy machine is slow), and
# moves the archive to its path in one step.
archive() {
	kill "$server" 2>/dev/null
	left=300
	while [ "$left" -gt 0 ] && kill -0 "$server" 2>/dev/null; do
		left=$((left - 1))
		sleep 1
	done
	if [ -s "$home/classes.jsa" ] && ! kill -0 "$server" 2>/dev/null; then
		mv "$home/classes.jsa" "$classes.$$" && mv -f "$classes.$$" "$classes"
	fi
}

finish() {
	trap '' TERM INT HUP
	if [ -n "$classes" ] && [ ! -e "$classes" ]; then
		archive
	fi
	if [ -n "$container" ]; then
		docker rm -f "$container"
	fi
	kill -9 "$server" 2>/dev/null
	wait "$server" 2>/dev/null
	mv -f "$home/server.log" "$last"
	cd /
	rm -rf "$home"
	exit
}
trap finish TERM INT HUP

# unused takes the lock of file descriptor 9, and fails if any process has it. macOS
# has no flock, but has Perl.
unused() {
	if command -v flock >/dev/null; then
		flock -n -x 9
	else
		perl -e 'use Fcntl ":flock"; open(F, ">>&=9") or exit 1; exit(flock(F, LOCK_EX | LOCK_NB) ? 0 : 1)'
	fi
}

idle=0
while kill -0 "$server" 2>/dev/null; do
	exec 9>>"$users"
	if unused; then
		if [ "$idle" -ge "$grace" ]; then
			finish # with the lock, so a new process takes another server
		fi
		idle=$((idle + 1))
	else
		idle=0
	fi
	exec 9>&-
	sleep 1
done
finish
