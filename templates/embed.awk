# Prints the template files as a table of C strings, sorted as given.
FNR == 1 {
	if (NR > 1)
		print "\t},"
	printf "\t{ \"%s\",\n", substr(FILENAME, length("templates/") + 1)
}
BEGIN {
	print "#include \"compose/templates.h\"\n"
	print "const struct template_file template_files[] = {"
}
{
	gsub(/\\/, "\\\\&")
	gsub(/"/, "\\\"")
	gsub(/\t/, "\\t")
	printf "\t  \"%s\\n\"\n", $0
}
END {
	print "\t},\n};"
	print "const size_t template_file_count = sizeof template_files / sizeof *template_files;"
}
