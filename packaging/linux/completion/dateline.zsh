#compdef dateline
# Completes the words of dateline in zsh.

_arguments \
  '--archive[the file of the archive]:file:_files -g "*.dateline(-.)"' \
  '--frame-log[write the time of each painted frame to a file]:file:_files' \
  '--version[print the version and end]' \
  '--help[print the options and end]' \
  '*:file:_files'
