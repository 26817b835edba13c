package dev.heed.model.serving;

/**
 * What attention adds to one of the backbone's outputs, on validation rows.
 *
 * @param backboneMse mean squared error of the linear backbone alone
 * @param backboneMae mean absolute error of the linear backbone alone
 * @param mse mean squared error with what attention adds
 * @param mae mean absolute error with what attention adds
 * @param alpha share of the attention's correction that is kept, in [0, 1]
 */
public record HeadFacts(double backboneMse, double backboneMae, double mse, double mae, double alpha) {}
