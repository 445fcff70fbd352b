#!/usr/bin/env bash
# A player in bash and nc: speaks JSON without a JSON library, as far as a quiz needs it.
#
#     player.sh HOST PORT ROOM NAME
#
# Type what the question asks for: b, or a c, or 42, or words. RAW=1 shows every line from the server on standard error.
set -u
[ $# -eq 4 ] || { sed -n '2,6s/^# \{0,1\}//p' "$0"; exit 2; }
host=$1 port=$2 room=$3 name=$4
question='' kind=''

# The value of a member ("name":"text" or "name":12) of a line, first place it appears. \" and the like stay as they are.
member() {
    local pattern="\"$1\":(\"(([^\"\\\\]|\\\\.)*)\"|-?[0-9]+)"
    [[ $2 =~ $pattern ]] && printf '%s' "${BASH_REMATCH[2]:-${BASH_REMATCH[1]}}"
}

# A text as a JSON string.
quote() {
    local text=${1//\\/\\\\}
    printf '"%s"' "${text//\"/\\\"}"
}

say() { printf '%s\n' "$1" >&5; }

# Shows one line of the server.
hear() {
    [ -z "${RAW:-}" ] || printf '%s\n' "$1" >&2
    local type
    type=$(member type "$1")
    case $type in
        joined) echo "You are in room $room." ;;
        question)
            question=$(member question "$1") kind=$(member kind "$1")
            printf '\nQuestion %s: %s\n' "$question" "$(member text "${1/\"options\":\[*\]/}")"
            local rest=$1 option='\{"key":"([^"]+)","text":"(([^"\\]|\\.)*)"\}'
            while [[ $rest =~ $option ]]; do
                echo "    ${BASH_REMATCH[1]}  ${BASH_REMATCH[2]}"
                rest=${rest#*"${BASH_REMATCH[0]}"}
            done ;;
        receipt) echo "  $(member status "$1")" ;;
        reveal) echo "  ${1##*\"you\":}" ;;
        leaderboard | game_over) echo "  ${1##*\"you\":}" ;;
        error) echo "  $(member message "$1")"; [ -n "$question" ] || [ "$(member code "$1")" = too_fast ] || exit 1 ;;
        bye) echo "Goodbye ($(member reason "$1"))."; exit 0 ;;
    esac
}

# Sends what was typed as the open question's kind wants it.
answer() {
    local key keys=''
    for key in ${1//,/ }; do keys+=",$(quote "${key^^}")"; done
    case $kind in
        '') echo "  There is no question yet."; return ;;
        multiple) set -- "\"choices\":[${keys#,}]" ;;
        blanks) set -- "\"blanks\":[${keys#,}]" ;;
        number) set -- "\"number\":$1" ;;
        text) set -- "\"text\":$(quote "$1")" ;;
        *) set -- "\"choice\":${keys#,}" ;;
    esac
    say "{\"type\":\"answer\",\"question\":$question,$1}"
}

coproc server { exec nc "$host" "$port"; }
exec 3<&0 4<&"${server[0]}" 5>&"${server[1]}"
# Two things are waited for at once, the server and the keyboard: both become lines of one stream, marked S and U.
exec 6< <(
    sed -u 's/^/U/' <&3 &
    sed -u 's/^/S/' <&4 &
    trap 'kill $(jobs -p) 2>/dev/null' TERM EXIT
    wait $!
)
trap "kill $!" EXIT

say "{\"type\":\"join\",\"room\":$(quote "$room"),\"name\":$(quote "$name")}"
while IFS= read -r line; do
    case $line in
        S*) hear "${line:1}" ;;
        U?*) answer "${line:1}" ;;
    esac
done <&6
echo "The server is gone." >&2
exit 1
