using System;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Changes in place, with the guard that autograd puts before them.</summary>
    public partial class Tensor
    {
        public Tensor copy_(Tensor source, bool nonBlocking = false)
        {
            DemandFree();
            Fill(source.expand(shape).Values());
            return this;
        }

        public Tensor fill_(Scalar value) => Each(_ => value.Value);

        public Tensor zero_() => Each(static _ => 0);

        public Tensor normal_(double mean = 0.0, double std = 1.0, Generator? generator = null) =>
            Each(_ => (generator ?? Generator.Default).Normal(mean, std));

        public Tensor uniform_(double from, double to, Generator? generator = null) =>
            Each(_ => (generator ?? Generator.Default).Uniform(from, to));

        public Tensor add_(Scalar scalar) => Each(x => x + scalar.Value);

        public Tensor sub_(Scalar target) => Each(x => x - target.Value);

        public Tensor mul_(Scalar target) => Each(x => x * target.Value);

        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None ? Each(x => x / target.Value) : throw Stub.Nothing;

        /// <summary>Throws when recorded history would be overwritten.</summary>
        internal void DemandFree()
        {
            if (!is_grad_enabled() || !Body.RequiresGrad) return;
            if (is_leaf) throw Stub.Native("a leaf Variable that requires grad is being used in an in-place operation.");

            Body origin = Body;
            while (origin.Origin is not null) origin = origin.Origin;
            if (origin.IsLeaf) throw Stub.Native("a view of a leaf Variable that requires grad is being used in an in-place operation.");
        }

        internal void Fill(ReadOnlySpan<double> values)
        {
            int i = 0;
            foreach (long place in Body.Places()) Body.Memory[place] = values[i++];
        }

        private Tensor Each(Func<double, double> change)
        {
            DemandFree();
            foreach (long place in Body.Places()) Body.Memory[place] = change(Body.Memory[place]);
            return this;
        }
    }
}
