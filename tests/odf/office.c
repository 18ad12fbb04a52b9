#include "tests/odf/office.h"

#include "tests/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder for one run of the office suite, which is told to compute all
 * formulas of what it loads, as it does when a figure is typed. */
static const char profile[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">"
    "<item oor:path=\"/org.openoffice.Office.Calc/Formula/Load\">"
    "<prop oor:name=\"ODFRecalcMode\" oor:op=\"fuse\"><value>0</value></prop>"
    "<prop oor:name=\"OOXMLRecalcMode\" oor:op=\"fuse\"><value>0</value></prop>"
    "</item></oor:items>\n";

bool office_is_there(void)
{
    return system("command -v soffice >/dev/null 2>&1") == 0;
}

bool office_write_file(const char *path, const char *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");
    bool written = file != NULL && fwrite(bytes, 1, length, file) == length;
    return EXPECT(file != NULL && fclose(file) == 0 && written, "%s", path);
}

bool office_make_folder(char folder[64])
{
    char path[128];
    (void)snprintf(folder, 64, "/tmp/odfgx-office-XXXXXX");
    if (!EXPECT(mkdtemp(folder) != NULL, "a folder"))
        return false;
    (void)snprintf(path, sizeof path, "%s/profile", folder);
    (void)mkdir(path, 0700);
    (void)snprintf(path, sizeof path, "%s/profile/user", folder);
    (void)mkdir(path, 0700);
    (void)snprintf(path, sizeof path,
                   "%s/profile/user/registrymodifications.xcu", folder);
    return office_write_file(path, profile, sizeof profile - 1);
}

bool office_save(const char *folder, const char *extension)
{
    char command[512];
    (void)snprintf(command, sizeof command,
                   "timeout -k 5 120 soffice --headless "
                   "-env:UserInstallation=file://%s/profile"
                   " --convert-to %s --outdir %s/saved %s/filled.%s"
                   " >/dev/null 2>&1",
                   folder, extension, folder, folder, extension);
    return EXPECT(system(command) == 0, "%s", command);
}

void office_remove_folder(const char *folder)
{
    char command[128];
    (void)snprintf(command, sizeof command, "rm -rf %s", folder);
    (void)system(command);
}

odfgx_report *office_read(const odfgx_form *form, const char *path)
{
    odfgx_error err = { 0 };
    odfgx_input *input = NULL;
    odfgx_report *report = NULL;
    odfgx_status status = odfgx_input_open(&input, path, NULL, &err);
    if (status == ODFGX_OK)
        status = odfgx_report_read(&report, form, &input, 1, NULL, &err);
    EXPECT(status == ODFGX_OK, "%s: %s: %s", path, err.where, err.text);
    odfgx_input_free(input);
    return report;
}
