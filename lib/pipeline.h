#ifndef QUOTH_PIPELINE_H
#define QUOTH_PIPELINE_H

#include "document.h"

/* Runs the stages over a document whose text and model are set, up to and with `last`. */
quoth_status qi_run_pipeline(quoth_document *document, quoth_stage last);

#endif
