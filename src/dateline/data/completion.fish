# Completion of dateline for fish. It asks `dateline complete`, which knows the commands and the index of the library.
function __dateline_complete
    set -l before (commandline -opc)
    set -e before[1]
    set -l current (commandline -ct | string replace -r '^[\'"]' '')
    set -l found (command dateline complete -- words $before "$current" 2>/dev/null)
    if test "$found[1]" = ':paths'
        __fish_complete_path "$current"
    else
        printf '%s\n' $found
    end
end
complete -c dateline -f -a '(__dateline_complete)'
