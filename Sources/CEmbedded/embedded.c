// C23's #embed reads each file at compile time; SwiftPM's own embedding of resources takes a hundred times as long.
// A test compares this list with the folders, so that no file is forgotten. The console's files are in console.c.
#include "CEmbedded.h"

static const unsigned char migration_0001[] = {
#embed "../../migrations/0001_initial.sql"
};

static const unsigned char migration_0002[] = {
#embed "../../migrations/0002_layered_rules.sql"
};

static const unsigned char migration_0003[] = {
#embed "../../migrations/0003_audit.sql"
};

static const unsigned char migration_0004[] = {
#embed "../../migrations/0004_identity.sql"
};

static const unsigned char migration_0005[] = {
#embed "../../migrations/0005_credentials.sql"
};

static const unsigned char migration_0006[] = {
#embed "../../migrations/0006_onboarding.sql"
};

static const unsigned char migration_0007[] = {
#embed "../../migrations/0007_alerts.sql"
};

static const unsigned char migration_0008[] = {
#embed "../../migrations/0008_quota.sql"
};

static const unsigned char migration_0009[] = {
#embed "../../migrations/0009_confirmation.sql"
};

static const unsigned char migration_0010[] = {
#embed "../../migrations/0010_reconciliation.sql"
};

static const unsigned char migration_0011[] = {
#embed "../../migrations/0011_replay.sql"
};

static const unsigned char migration_0012[] = {
#embed "../../migrations/0012_review_queue.sql"
};

static const unsigned char migration_0013[] = {
#embed "../../migrations/0013_retention.sql"
};

static const unsigned char migration_0014[] = {
#embed "../../migrations/0014_backup.sql"
};

static const unsigned char migration_0015[] = {
#embed "../../migrations/0015_repetition.sql"
};

static const unsigned char migration_0016[] = {
#embed "../../migrations/0016_branding.sql"
};

static const unsigned char migration_0017[] = {
#embed "../../migrations/0017_report_schedules.sql"
};

static const struct gh_embedded_file migrations[] = {
    {"0001_initial.sql", migration_0001, sizeof migration_0001},
    {"0002_layered_rules.sql", migration_0002, sizeof migration_0002},
    {"0003_audit.sql", migration_0003, sizeof migration_0003},
    {"0004_identity.sql", migration_0004, sizeof migration_0004},
    {"0005_credentials.sql", migration_0005, sizeof migration_0005},
    {"0006_onboarding.sql", migration_0006, sizeof migration_0006},
    {"0007_alerts.sql", migration_0007, sizeof migration_0007},
    {"0008_quota.sql", migration_0008, sizeof migration_0008},
    {"0009_confirmation.sql", migration_0009, sizeof migration_0009},
    {"0010_reconciliation.sql", migration_0010, sizeof migration_0010},
    {"0011_replay.sql", migration_0011, sizeof migration_0011},
    {"0012_review_queue.sql", migration_0012, sizeof migration_0012},
    {"0013_retention.sql", migration_0013, sizeof migration_0013},
    {"0014_backup.sql", migration_0014, sizeof migration_0014},
    {"0015_repetition.sql", migration_0015, sizeof migration_0015},
    {"0016_branding.sql", migration_0016, sizeof migration_0016},
    {"0017_report_schedules.sql", migration_0017, sizeof migration_0017},
};

size_t gh_migration_count(void) { return sizeof migrations / sizeof migrations[0]; }
struct gh_embedded_file gh_migration(size_t index) { return migrations[index]; }

static const unsigned char default_settings[] = {
#embed "../../settings/gatehouse.yaml"
};

struct gh_embedded_file gh_default_settings(void) {
  return (struct gh_embedded_file){"gatehouse.yaml", default_settings, sizeof default_settings};
}

static const unsigned char pack_contact_en[] = {
#embed "../../packs/contact-en.txt"
};
static const unsigned char pack_contact_es[] = {
#embed "../../packs/contact-es.txt"
};
static const unsigned char pack_contact_pt[] = {
#embed "../../packs/contact-pt.txt"
};
static const unsigned char pack_insults_en[] = {
#embed "../../packs/insults-en.txt"
};
static const unsigned char pack_insults_es[] = {
#embed "../../packs/insults-es.txt"
};
static const unsigned char pack_insults_pt[] = {
#embed "../../packs/insults-pt.txt"
};
static const unsigned char pack_spam_en[] = {
#embed "../../packs/spam-en.txt"
};
static const unsigned char pack_spam_es[] = {
#embed "../../packs/spam-es.txt"
};
static const unsigned char pack_spam_pt[] = {
#embed "../../packs/spam-pt.txt"
};

static const struct gh_embedded_file packs[] = {
    {"contact-en.txt", pack_contact_en, sizeof pack_contact_en},
    {"contact-es.txt", pack_contact_es, sizeof pack_contact_es},
    {"contact-pt.txt", pack_contact_pt, sizeof pack_contact_pt},
    {"insults-en.txt", pack_insults_en, sizeof pack_insults_en},
    {"insults-es.txt", pack_insults_es, sizeof pack_insults_es},
    {"insults-pt.txt", pack_insults_pt, sizeof pack_insults_pt},
    {"spam-en.txt", pack_spam_en, sizeof pack_spam_en},
    {"spam-es.txt", pack_spam_es, sizeof pack_spam_es},
    {"spam-pt.txt", pack_spam_pt, sizeof pack_spam_pt},
};

size_t gh_pack_count(void) { return sizeof packs / sizeof packs[0]; }
struct gh_embedded_file gh_pack(size_t index) { return packs[index]; }

static const unsigned char openapi[] = {
#embed "../../admin/openapi.yaml"
};

struct gh_embedded_file gh_openapi(void) {
  return (struct gh_embedded_file){"openapi.yaml", openapi, sizeof openapi};
}

static const unsigned char common_passwords[] = {
#embed "../../passwords/common.txt"
};

struct gh_embedded_file gh_common_passwords(void) {
  return (struct gh_embedded_file){"common.txt", common_passwords, sizeof common_passwords};
}
