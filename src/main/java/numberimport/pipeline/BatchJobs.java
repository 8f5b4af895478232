package numberimport.pipeline;

import numberimport.ledger.ImportLedger;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Runs the jobs of a process, all in one Spring context, which is there from the first job on. Several may run at once. */
final class BatchJobs implements AutoCloseable {

    private final ImportLedger ledger;
    private @Nullable AnnotationConfigApplicationContext context;

    BatchJobs(ImportLedger ledger) {
        this.ledger = ledger;
    }

    /** Runs the job of a run to its end. */
    JobExecution run(ActiveRun run) throws JobExecutionException {
        var beans = context();
        var job = beans.getBean(NumberImportJob.class).of(run);
        return beans.getBean(JobStarter.class).run(job, run.current().identity(), run.id());
    }

    private synchronized AnnotationConfigApplicationContext context() {
        if (context == null) {
            var opened = new AnnotationConfigApplicationContext();
            opened.registerBean(ImportLedger.class, () -> ledger, definition -> definition.setDestroyMethodName(""));
            opened.register(BatchContext.class);
            opened.refresh();
            context = opened;
        }
        return context;
    }

    @Override
    public synchronized void close() {
        if (context != null) {
            context.close();
        }
    }
}
