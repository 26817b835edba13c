package dev.heed.window;

/** What becomes of entities as time goes on without a reading of them. */
record Silence(WindowAssembler assembler) {
    /** Lets an entity rest whose silence is too long to be bridged; returns whether anything of it is worth keeping. */
    boolean isKept(EntityWindow entity, long watermark) {
        if (!entity.pending.isEmpty()) {
            return true;
        }
        if (assembler.forgottenAt(entity) <= watermark) {
            return false;
        }
        if (assembler.silentAt(entity) <= watermark) {
            entity.rest();
        }
        return true;
    }

    /** The watermark at which to look at an entity again. */
    long nextTimer(EntityWindow entity) {
        if (!entity.pending.isEmpty()) {
            return assembler.nextCompletion(entity);
        }
        return entity.isDormant() ? assembler.forgottenAt(entity) : assembler.silentAt(entity);
    }
}
