using System;

namespace TorchSharp;

/// <summary>The generator. Its values are of the right range and kind, not the library's.</summary>
public static partial class torch
{
    public static Generator manual_seed(long seed) => Generator.Default.manual_seed(seed);

    public static long seed() => Generator.Default.seed();

    public static long initial_seed() => Generator.Default.initial_seed();

    public static partial class random
    {
        public static long seed() => torch.seed();

        public static long initial_seed() => torch.initial_seed();

        public static Generator manual_seed(long seed) => torch.manual_seed(seed);
    }

    public class Generator : IDisposable
    {
        private long _seed;
        private Random _random;

        public Generator(ulong seed = 0, Device? device = null)
        {
            _seed = unchecked((long)seed);
            _random = new Random((int)_seed);
            this.device = device ?? CPU;
        }

        public static Generator Default { get; } = new();

        public Device device { get; private set; }

        public Generator manual_seed(long seed)
        {
            _seed = seed;
            _random = new Random(unchecked((int)seed));
            return this;
        }

        public long seed() => manual_seed(_random.NextInt64())._seed;

        public long initial_seed() => _seed;

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
        }

        internal double Uniform(double from, double to) => from + ((to - from) * _random.NextDouble());

        internal double Normal(double mean, double std) =>
            mean + (std * Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble()));

        internal long Integer(long from, long to) => _random.NextInt64(from, to);
    }
}
