#compdef dateline
# Completion of dateline for zsh. It asks `dateline complete`, which knows the commands and the index of the library.
_dateline() {
    local -a before lines fields values shown
    local line value
    before=("${(@Q)words[2,CURRENT-1]}")
    (( CURRENT > 2 )) || before=()
    lines=("${(@f)$(command dateline complete -- words "${before[@]}" "${(Q)PREFIX}" 2>/dev/null)}")
    [[ -n ${lines[1]-} ]] || return 1
    if [[ ${lines[1]} == :paths ]]; then
        _files
        return
    fi
    for line in $lines; do
        value=${line%%$'\t'*}
        shown+=("${value}${${line#$value}:+  -- ${line#*$'\t'}}")
        if [[ $value == *[:=] ]]; then fields+=("$value"); else values+=("$value"); fi
        # Where the word typed is inside an id and not its beginning, what several have in common must not replace it.
        [[ ${(L)value} == ${(L)PREFIX}* ]] || compstate[insert]=menu
    done
    if (( $#fields )); then compadd -U -S '' -a fields; fi
    if (( $#values )); then
        if (( $#fields )); then compadd -U -a values; else compadd -U -l -d shown -a values; fi
    fi
}
compdef _dateline dateline
