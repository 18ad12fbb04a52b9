# What zsh offers for the lines on stdin: completion.zsh SCRIPT
#
# Completion runs only in a line that is edited: a second zsh on a terminal of
# its own types each line, and writes what is added to the offer to a file.
zmodload zsh/zpty
setopt extended_glob

folder=$(mktemp -d)
trap 'rm -rf $folder' EXIT
mkfifo $folder/done

mkdir $folder/functions
cp $1 $folder/functions/_odfgx
cat >$folder/init <<END
PROMPT= PS2= RPROMPT=
unsetopt zle_bracketed_paste 2>/dev/null
fpath=($folder/functions \$fpath)
autoload -Uz compinit
compinit -u -D
bindkey '^I' complete-word
zstyle ':completion:*' insert-tab false
finished() {
    comppostfuncs=(finished) # they are called once
    print >$folder/done
}
comppostfuncs=(finished)
compadd() {
    local -a hits
    # What asks for the matches itself offers none.
    if [[ \${@[1,(i)(-|--)]} != *-(O|A|D)\ * ]]; then
        builtin compadd -A hits "\$@"
        print -rl -- \$hits >>$folder/offer
    fi
    builtin compadd "\$@"
}
print ready >$folder/done
END

zpty -b typist zsh -f -i
zpty -w typist "source $folder/init"
timeout 20 cat $folder/done >/dev/null || exit 1
while IFS= read -r line; do
    : >$folder/offer
    zpty -n -w typist "odfgx $line"$'\t'
    timeout 20 cat $folder/done >/dev/null || exit 1
    print -r -- ${(f)"$(<$folder/offer)"}
    zpty -n -w typist $'\x15'
done
zpty -d typist
