#ifndef KAISM_APP_LIBRARIES_H
#define KAISM_APP_LIBRARIES_H

#define KAISM_VERSION "0.1.0"

/* One library and its version a line: what a dossier's bytes depend on. */
const char *libraries_versions(void);

#endif
