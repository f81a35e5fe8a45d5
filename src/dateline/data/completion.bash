# Completion of dateline for bash. It asks `dateline complete`, which knows the commands and the index of the library.
_dateline() {
    local line found=()
    COMPREPLY=()
    while IFS= read -r line; do
        found+=("${line%%$'\t'*}")
    done < <(command dateline complete -- bash "${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null)
    if [[ ${found[0]-} == :paths ]]; then
        type compopt >/dev/null 2>&1 && compopt -o default
        return
    fi
    # A field is followed by its value, not by a blank.
    if [[ ${#found[@]} -eq 1 && ${found[0]} == *[:=] ]]; then
        type compopt >/dev/null 2>&1 && compopt -o nospace
    fi
    COMPREPLY=("${found[@]}")
    # bash puts what several words have in common in the place of what is typed. Where that is not how they begin
    # (`istan` of two ids), an entry that has nothing in common with them keeps it from taking letters away.
    local typed=${COMP_WORDS[COMP_CWORD]#[\'\"]} word
    [[ $typed == [:=] ]] && typed=
    if [[ ${#found[@]} -gt 1 ]]; then
        for word in "${found[@]}"; do
            [[ $word == "$typed"* ]] || { COMPREPLY+=("$typed"); break; }
        done
    fi
}
complete -F _dateline dateline
