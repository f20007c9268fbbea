/*
 * A ring of jobs. Workers take turns to read the next piece into the ring, work on it, and whoever
 * finishes the oldest one commits it and all finished ones that follow. So a slow document holds up
 * nobody until the ring is full, and memory is bounded by the ring, whatever the input's length.
 */
#include "jobs.h"

#include <pthread.h>
#include <stdlib.h>

struct queue {
    const struct jobs *jobs;
    pthread_mutex_t lock; /* of everything below; not held while reading, working or committing */
    pthread_cond_t changed;
    struct job *ring;
    size_t size, read, committed; /* jobs [committed, read) are in the ring, at their number modulo size */
    bool reading, committing, ended;
};

/* The next job to work on, read from the input, or NULL at the end. Called and left with the lock held. */
static struct job *take(struct queue *q) {
    while (!q->ended && (q->reading || q->read - q->committed == q->size)) pthread_cond_wait(&q->changed, &q->lock);
    if (q->ended) return NULL;
    struct job *job = &q->ring[q->read % q->size];
    q->reading = true;
    pthread_mutex_unlock(&q->lock);
    bool have = input_next(q->jobs->input, &job->piece);
    pthread_mutex_lock(&q->lock);
    q->reading = false;
    if (have)
        q->read++;
    else
        q->ended = true;
    pthread_cond_broadcast(&q->changed);
    return have ? job : NULL;
}

/* Commits what is finished and in turn. Called and left with the lock held. */
static void commit(struct queue *q) {
    while (!q->committing && q->committed < q->read && q->ring[q->committed % q->size].done) {
        struct job *job = &q->ring[q->committed % q->size];
        q->committing = true;
        pthread_mutex_unlock(&q->lock);
        bool go_on = q->jobs->commit(q->jobs->context, job);
        buffer_trim(&job->piece.bytes);
        buffer_trim(&job->out);
        pthread_mutex_lock(&q->lock);
        q->committing = job->done = false;
        q->committed++;
        if (!go_on) q->ended = true;
        pthread_cond_broadcast(&q->changed);
        if (!go_on) return;
    }
}

static void *worker(void *argument) {
    struct queue *q = argument;
    pthread_mutex_lock(&q->lock);
    for (struct job *job; (job = take(q));) {
        pthread_mutex_unlock(&q->lock);
        q->jobs->work(q->jobs->context, job);
        pthread_mutex_lock(&q->lock);
        job->done = true;
        commit(q);
    }
    pthread_mutex_unlock(&q->lock);
    return NULL;
}

/* This thread is a worker too; if no other can be started it does the work alone. */
static void run_workers(struct queue *q, pthread_t *threads, int more) {
    int started = 0;
    while (started < more && !pthread_create(&threads[started], NULL, worker, q)) started++;
    worker(q);
    for (int i = 0; i < started; i++) pthread_join(threads[i], NULL);
}

static void free_job(struct job *job) {
    piece_free(&job->piece);
    article_free(&job->article);
    buffer_free(&job->out);
    for (size_t i = 0; i < job->kept_count; i++) article_free(&job->kept[i]);
    free(job->kept);
}

static void free_ring(struct queue *q) {
    for (size_t i = 0; q->ring && i < q->size; i++) {
        free_job(&q->ring[i]);
    }
    free(q->ring);
}

bool jobs_run(const struct jobs *jobs) {
    struct queue q = {.jobs = jobs, .size = jobs->workers > 1 ? 4 * (size_t)jobs->workers : 1};
    pthread_t *threads = calloc((size_t)jobs->workers, sizeof *threads);
    q.ring = calloc(q.size, sizeof *q.ring);
    bool ready = threads && q.ring;
    if (ready) {
        pthread_mutex_init(&q.lock, NULL);
        pthread_cond_init(&q.changed, NULL);
        run_workers(&q, threads, jobs->workers - 1);
        pthread_cond_destroy(&q.changed);
        pthread_mutex_destroy(&q.lock);
    }
    free_ring(&q);
    free(threads);
    return ready;
}
