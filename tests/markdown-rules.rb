# What markdownlint (mdl) asks of a dossier's Markdown. Left out: lines are as
# long as their sentence or table row, and captions are in emphasis.
all
exclude_rule 'MD013'
exclude_rule 'MD036'
rule 'MD007', :indent => 2
rule 'MD024', :allow_different_nesting => true
rule 'MD026', :punctuation => '.,;:!'
rule 'MD029', :style => :ordered
