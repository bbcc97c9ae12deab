# Completes the words of dateline in fish.

complete -c dateline -l archive -r -F -d 'the file of the archive'
complete -c dateline -l frame-log -r -F -d 'write the time of each painted frame to a file'
complete -c dateline -l version -d 'print the version and end'
complete -c dateline -l help -d 'print the options and end'
