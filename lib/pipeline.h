#ifndef QUOTH_PIPELINE_H
#define QUOTH_PIPELINE_H

#include "document.h"

/* Runs the stages over a document whose text and model are set, up to and with `last`, and tells how far it is. */
quoth_status qi_run_pipeline(quoth_document *document, quoth_stage last, struct progress *progress);

#endif
