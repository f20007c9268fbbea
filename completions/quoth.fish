# Fish completion for quoth.
set -l commands analyze quotes entities values sentences tokens regions
complete -c quoth -n "not __fish_seen_subcommand_from $commands help" -f
complete -c quoth -n "not __fish_seen_subcommand_from $commands help" -a analyze -d 'Who says what'
complete -c quoth -n "not __fish_seen_subcommand_from $commands help" -a quotes -d 'Quotes and who speaks them'
complete -c quoth -n "not __fish_seen_subcommand_from $commands help" -a entities -d 'Names'
complete -c quoth -n "not __fish_seen_subcommand_from $commands help" -a values -d 'Dates, money, quantities'
complete -c quoth -n "not __fish_seen_subcommand_from $commands help" -a sentences -d 'Sentences'
complete -c quoth -n "not __fish_seen_subcommand_from $commands help" -a tokens -d 'Words, numbers, punctuation'
complete -c quoth -n "not __fish_seen_subcommand_from $commands help" -a regions -d 'Parts of the page'
complete -c quoth -n "not __fish_seen_subcommand_from $commands help" -a help -d 'Explain a command'
complete -c quoth -n "__fish_seen_subcommand_from help" -f -a "$commands"
complete -c quoth -s f -l format -x -a 'text jsonl json tsv html' -d 'What to print'
complete -c quoth -s i -l input -x -a 'text jsonl' -d 'What to read'
complete -c quoth -s u -l unit -x -a 'codepoint byte utf16' -d 'What offsets count'
complete -c quoth -s t -l text -d 'Put the text into JSON records'
complete -c quoth -s c -l collection -d 'Find who and what is the same across documents'
complete -c quoth -s j -l jobs -x -d 'Documents to work on at a time'
complete -c quoth -s m -l model -r -d 'Use this model'
complete -c quoth -s o -l output -r -d 'Write here'
complete -c quoth -l color -x -a 'auto always never' -d 'Colours in text'
complete -c quoth -s h -l help -d 'Print a short help'
complete -c quoth -s V -l version -d 'Print the version'
