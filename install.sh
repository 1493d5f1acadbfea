#!/bin/sh
# Installs Verstak on a Linux machine with systemd: program, user, data directory, service. Run as root.
#
#   ./install.sh                    builds the program from this directory and installs it
#   ./install.sh --binary FILE      installs a ready program
#   ./install.sh --port 80          listens on another port (8080 by default)
#   ./install.sh --uninstall        removes the service and the program; the data stay
set -eu

PROGRAM=/usr/local/bin/verstak
DATA=/var/lib/verstak
UNIT=/etc/systemd/system/verstak.service
USER_NAME=verstak
PORT=8080
BINARY=""

say() { printf '%s\n' "$*"; }
fail() { printf 'install.sh: %s\n' "$*" >&2; exit 1; }

uninstall() {
    if command -v systemctl >/dev/null 2>&1; then
        systemctl disable --now verstak.service 2>/dev/null || true
    fi
    rm -f "$UNIT" "$PROGRAM" "$PROGRAM.prev"
    if command -v systemctl >/dev/null 2>&1; then systemctl daemon-reload; fi
    say "Verstak is removed. The data stay in $DATA."
}

while [ $# -gt 0 ]; do
    case "$1" in
        --binary) [ $# -ge 2 ] || fail "--binary needs a file"; BINARY=$2; shift ;;
        --port) [ $# -ge 2 ] || fail "--port needs a number"; PORT=$2; shift ;;
        --uninstall) [ "$(id -u)" = 0 ] || fail "run it as root"; uninstall; exit 0 ;;
        -h|--help) sed -n '2,8p' "$0"; exit 0 ;;
        *) fail "unknown option $1" ;;
    esac
    shift
done

case "$PORT" in ''|*[!0-9]*) fail "the port must be a number" ;; esac
[ "$(id -u)" = 0 ] || fail "run it as root: sudo ./install.sh"

if [ -z "$BINARY" ]; then
    command -v cargo >/dev/null 2>&1 || fail "cargo is not installed; give a ready program: --binary FILE"
    here=$(cd "$(dirname "$0")" && pwd)
    say "Building, this takes several minutes…"
    (cd "$here" && cargo build --release --locked)
    BINARY=$(find "$here/target" -path '*release/verstak' -type f | head -n 1)
fi
[ -f "$BINARY" ] || fail "there is no file $BINARY"
"$BINARY" --version >/dev/null 2>&1 || fail "$BINARY does not run on this machine"

if ! id "$USER_NAME" >/dev/null 2>&1; then
    useradd --system --home-dir "$DATA" --shell /usr/sbin/nologin "$USER_NAME"
fi
install -d -m 0700 -o "$USER_NAME" -g "$USER_NAME" "$DATA"
# The program before this one stays beside it, so that an update can be taken back by hand.
if [ -f "$PROGRAM" ]; then cp -p "$PROGRAM" "$PROGRAM.prev"; fi
install -m 0755 "$BINARY" "$PROGRAM.new"
mv -f "$PROGRAM.new" "$PROGRAM"

cat > "$UNIT" <<UNIT_FILE
[Unit]
Description=Verstak, the repair shop's program
After=network.target

[Service]
User=$USER_NAME
ExecStart=$PROGRAM serve --data $DATA --listen 0.0.0.0:$PORT
Restart=always
RestartSec=1
UMask=0077
NoNewPrivileges=yes
PrivateTmp=yes
PrivateDevices=yes
ProtectSystem=strict
ProtectHome=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectControlGroups=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
RestrictNamespaces=yes
LockPersonality=yes
MemoryDenyWriteExecute=yes
SystemCallArchitectures=native
CapabilityBoundingSet=CAP_NET_BIND_SERVICE
AmbientCapabilities=CAP_NET_BIND_SERVICE
ReadWritePaths=$DATA
MemoryMax=1G

[Install]
WantedBy=multi-user.target
UNIT_FILE

if ! command -v systemctl >/dev/null 2>&1 || [ ! -d /run/systemd/system ]; then
    say "systemd does not run here. Start the program by hand:"
    say "  $PROGRAM serve --data $DATA --listen 0.0.0.0:$PORT"
    exit 0
fi
systemctl daemon-reload
systemctl enable verstak.service >/dev/null 2>&1
systemctl restart verstak.service

for _ in 1 2 3 4 5 6 7 8 9 10; do
    sleep 1
    systemctl is-active --quiet verstak.service && break
done
systemctl is-active --quiet verstak.service || fail "the service did not start; see: journalctl -u verstak"
say "Verstak works. Open in a browser:"
journalctl -u verstak --since "-1min" --no-pager -o cat | grep -E '^ *http' | tail -n 4 || true
say "The data are in $DATA. Log: journalctl -u verstak"
