/// The innermost room: loops over buffers. Filled kernel by kernel.
package enum KernelRoom {}
