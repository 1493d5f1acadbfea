#!/bin/sh
# Installs Verstak on a Linux machine with systemd: program, user, data directory, service. Run as root; run again to update.
#
#   ./install.sh                    builds the program from this directory and installs it
#   ./install.sh --binary FILE      installs a ready program
#   ./install.sh --port 80          listens on another port (8080 by default; an update keeps the port it finds)
#   ./install.sh --uninstall        removes the service and the program; the data stay
#
# DESTDIR puts everything under another root, for packages and tests.
set -eu
umask 022

ROOT=${DESTDIR:-}
PROGRAM=/usr/local/bin/verstak
DATA=/var/lib/verstak
UNIT=/etc/systemd/system/verstak.service
USER_NAME=verstak
PORT=""
BINARY=""

say() { printf '%s\n' "$*"; }
fail() { printf 'install.sh: %s\n' "$*" >&2; exit 1; }
has_systemd() { command -v systemctl >/dev/null 2>&1 && [ -d "$ROOT/run/systemd/system" ]; }
must_be_root() { [ "$(id -u)" = 0 ] || fail "run it as root: sudo ./install.sh"; }

uninstall() {
    if has_systemd; then systemctl disable --now verstak.service >/dev/null 2>&1 || true; fi
    rm -f "$ROOT$UNIT" "$ROOT$PROGRAM" "$ROOT$PROGRAM.prev" "$ROOT$PROGRAM.new"
    if has_systemd; then systemctl daemon-reload; fi
    say "Verstak is removed. The data stay in $DATA, and they belong to the user $USER_NAME."
}

while [ $# -gt 0 ]; do
    case "$1" in
        --binary) [ $# -ge 2 ] || fail "--binary needs a file"; BINARY=$2; shift ;;
        --port) [ $# -ge 2 ] || fail "--port needs a number"; PORT=$2; shift ;;
        --uninstall) must_be_root; uninstall; exit 0 ;;
        -h|--help) sed -n '2,9p' "$0"; exit 0 ;;
        *) fail "unknown option $1; see ./install.sh --help" ;;
    esac
    shift
done
must_be_root

# An update keeps the port that was chosen before.
if [ -z "$PORT" ] && [ -f "$ROOT$UNIT" ]; then
    PORT=$(sed -n 's/^ExecStart=.*--listen [^ ]*:\([0-9]*\).*/\1/p' "$ROOT$UNIT")
fi
PORT=${PORT:-8080}
case "$PORT" in *[!0-9]*|0*|??????*) fail "the port must be a number from 1 to 65535, not $PORT" ;; esac
[ "$PORT" -le 65535 ] || fail "the port must be a number from 1 to 65535, not $PORT"

if [ -z "$BINARY" ]; then
    here=$(cd "$(dirname "$0")" && pwd)
    say "Building, this takes several minutes…"
    # Whoever called sudo has the compiler, and what it makes stays his.
    if [ -n "${SUDO_USER:-}" ] && [ "$SUDO_USER" != root ]; then
        sudo -u "$SUDO_USER" -H sh -lc 'cd "$1" && cargo build --release --locked' sh "$here" \
            || fail "it could not be built by $SUDO_USER; give a ready program: --binary FILE"
    else
        command -v cargo >/dev/null 2>&1 || fail "cargo is not installed; give a ready program: --binary FILE"
        (cd "$here" && cargo build --release --locked) || fail "it could not be built; give a ready program: --binary FILE"
    fi
    BINARY=$(find "${CARGO_TARGET_DIR:-$here/target}" -path '*/release/verstak' -type f -exec ls -t {} + | head -n 1)
fi
[ -f "$BINARY" ] || fail "there is no file ${BINARY:-of the program}"
"$BINARY" --version >/dev/null 2>&1 || fail "$BINARY does not run on this machine"

if ! id "$USER_NAME" >/dev/null 2>&1; then
    useradd --system --user-group --home-dir "$DATA" --shell /usr/sbin/nologin "$USER_NAME"
fi
mkdir -p "$ROOT$DATA" "$ROOT$(dirname "$PROGRAM")" "$ROOT$(dirname "$UNIT")"
chown "$USER_NAME:" "$ROOT$DATA"
chmod 0700 "$ROOT$DATA"

# A half-written program never stands under the name of a whole one. The one before stays beside it, so that an update
# can be taken back by hand; installing the same program again does not push it out.
trap 'rm -f "$ROOT$PROGRAM.new"' EXIT
cp "$BINARY" "$ROOT$PROGRAM.new"
chmod 0755 "$ROOT$PROGRAM.new"
if [ -f "$ROOT$PROGRAM" ] && ! cmp -s "$ROOT$PROGRAM" "$ROOT$PROGRAM.new"; then cp -p "$ROOT$PROGRAM" "$ROOT$PROGRAM.prev"; fi
mv -f "$ROOT$PROGRAM.new" "$ROOT$PROGRAM"

# Ports below 1024 need one capability; the others need none.
if [ "$PORT" -lt 1024 ]; then CAPABILITY=CAP_NET_BIND_SERVICE; else CAPABILITY=""; fi

cat > "$ROOT$UNIT" <<UNIT_FILE
# Written by install.sh; your own settings belong in: systemctl edit verstak
[Unit]
Description=Verstak, the repair shop's program
After=network.target
StartLimitIntervalSec=0

[Service]
User=$USER_NAME
WorkingDirectory=$DATA
ExecStart=$PROGRAM serve --data $DATA --listen 0.0.0.0:$PORT
Restart=always
RestartSec=2
# Data of a newer program do not become older by themselves.
RestartPreventExitStatus=4
TimeoutStopSec=30
OOMScoreAdjust=-500
MemoryMax=1G
UMask=0077
ReadWritePaths=$DATA
CapabilityBoundingSet=$CAPABILITY
AmbientCapabilities=$CAPABILITY
NoNewPrivileges=yes
PrivateTmp=yes
PrivateDevices=yes
DevicePolicy=closed
ProtectSystem=strict
ProtectHome=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectKernelLogs=yes
ProtectControlGroups=yes
ProtectClock=yes
ProtectHostname=yes
ProtectProc=invisible
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
RemoveIPC=yes
LockPersonality=yes
MemoryDenyWriteExecute=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallFilter=~@privileged
SystemCallErrorNumber=EPERM

[Install]
WantedBy=multi-user.target
UNIT_FILE

if ! has_systemd; then
    say "systemd does not run here. Start the program by hand:"
    say "  runuser -u $USER_NAME -- $PROGRAM serve --data $DATA --listen 0.0.0.0:$PORT"
    exit 0
fi
systemctl daemon-reload
systemctl enable verstak.service >/dev/null 2>&1 || fail "the service cannot be enabled; see: systemctl enable verstak"
systemctl restart verstak.service || fail "the service did not start; see: journalctl -u verstak"

# What this start printed, not an earlier one: a set-up link is good for one start only.
words() { journalctl _SYSTEMD_INVOCATION_ID="$(systemctl show -p InvocationID --value verstak.service)" --no-pager -o cat 2>/dev/null || true; }
tries=0
until words | grep -q '^ *http'; do
    tries=$((tries + 1))
    systemctl is-active --quiet verstak.service || [ "$tries" -lt 5 ] || { words | tail -n 3 >&2; fail "the service did not start; see: journalctl -u verstak"; }
    [ "$tries" -lt 60 ] || fail "the service runs but says no address; see: journalctl -u verstak"
    sleep 1
done
say "Verstak works. Open in a browser:"
words | grep '^ *http'
say "The data are in $DATA. Log: journalctl -u verstak"
