/**
 * The shape both targets keep; the Taro build takes `.weapp` or `.h5`, types and tests take this
 * one.
 */
export * from './leaving.h5';
