#include "app/libraries.h"

/* Versions as compiled in; each is a macro of the library's own header. */
#include <cmark_version.h>
#include <fontconfig/fontconfig.h>
#include <hb.h>
#include <hpdf_version.h>
#include <libdeflate.h>
#include <png.h>
#include <utf8proc.h>

#define TEXT(x) #x
#define NUMBER(x) TEXT(x)

const char *
libraries_versions(void)
{
	return "libharu " HPDF_VERSION_TEXT "\n"
	       "HarfBuzz " HB_VERSION_STRING "\n"
	       "cmark " CMARK_VERSION_STRING "\n"
	       "fontconfig " NUMBER(FC_MAJOR) "." NUMBER(FC_MINOR) "." NUMBER(FC_REVISION) "\n"
	       "libpng " PNG_LIBPNG_VER_STRING "\n"
	       "utf8proc " NUMBER(UTF8PROC_VERSION_MAJOR) "." NUMBER(UTF8PROC_VERSION_MINOR) "."
	       NUMBER(UTF8PROC_VERSION_PATCH) "\n"
	       "libdeflate " LIBDEFLATE_VERSION_STRING "\n";
}
