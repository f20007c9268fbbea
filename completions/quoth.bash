# Bash completion for quoth.
_quoth() {
  local cur prev words cword
  _init_completion -s || return
  case $prev in
  -f | --format) COMPREPLY=($(compgen -W 'text jsonl json tsv html' -- "$cur")); return ;;
  -i | --input) COMPREPLY=($(compgen -W 'text jsonl' -- "$cur")); return ;;
  -u | --unit) COMPREPLY=($(compgen -W 'codepoint byte utf16 grapheme' -- "$cur")); return ;;
  --type) COMPREPLY=($(compgen -W 'PER ORG LOC MISC' -- "$cur")); return ;;
  --color) COMPREPLY=($(compgen -W 'auto always never' -- "$cur")); return ;;
  -j | --jobs) return ;;
  -m | --model) _filedir; COMPREPLY+=($(compgen -W 'fast accurate' -- "$cur")); return ;;
  --dev | --list | -o | --output) _filedir; return ;;
  esac
  if [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W '--format= --input= --unit= --text --collection --jobs= --model= --output= --type= --dev= --list= --color=
      --help --version' -- "$cur"))
    [[ ${COMPREPLY-} == *= ]] && compopt -o nospace
  elif [[ $cword -eq 1 || $prev == help ]]; then
    COMPREPLY=($(compgen -W 'analyze quotes entities values sentences tokens regions evaluate train help' -- "$cur"))
  else
    _filedir
  fi
}
complete -F _quoth quoth
