using System;
using System.Collections.Generic;
using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        /// <summary>Optimizers: they hold the parameters that they were given, and do no step.</summary>
        public static partial class optim
        {
            public static Adam Adam(
                IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
                double weight_decay = 0, bool amsgrad = false, bool maximize = false) => new(parameters);

            public static AdamW AdamW(
                IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
                double weight_decay = 0, bool amsgrad = false, bool maximize = false) => new(parameters);

            public static SGD SGD(
                IEnumerable<Parameter> parameters, double learningRate, double momentum = 0, double dampening = 0,
                double weight_decay = 0, bool nesterov = false, bool maximize = false) => new(parameters, learningRate);

            public interface IBetas
            {
                (double, double) Betas { get; set; }
            }

            public interface IMomentum
            {
                double Momentum { get; set; }
            }

            public abstract partial class Optimizer : IDisposable
            {
                private protected Optimizer()
                {
                }

                public virtual void zero_grad()
                {
                    foreach (Parameter parameter in parameters()) parameter.grad = null;
                }

                public virtual Tensor step(Func<Tensor>? closure = null) => throw Stub.Nothing;

                public virtual IEnumerable<Parameter> parameters() => throw Stub.Nothing;

                public void Dispose()
                {
                    Dispose(true);
                    GC.SuppressFinalize(this);
                }

                protected virtual void Dispose(bool disposing)
                {
                }
            }
        }
    }
}

namespace TorchSharp.Modules
{
    public abstract class OptimizerHelper : torch.optim.Optimizer
    {
        private readonly List<Parameter> _parameters = [];

        public OptimizerHelper()
        {
        }

        private protected OptimizerHelper(IEnumerable<Parameter> parameters) => _parameters.AddRange(parameters);

        public override IEnumerable<Parameter> parameters() => _parameters;
    }

    public class Adam : OptimizerHelper, torch.optim.IBetas
    {
        public Adam(
            IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : base(parameters) => Betas = (beta1, beta2);

        public (double, double) Betas { get; set; }
    }

    public class AdamW : OptimizerHelper, torch.optim.IBetas
    {
        public AdamW(
            IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : base(parameters) => Betas = (beta1, beta2);

        public (double, double) Betas { get; set; }
    }

    public class SGD : OptimizerHelper, torch.optim.IMomentum
    {
        public SGD(
            IEnumerable<Parameter> parameters, double lr, double momentum = 0.0, double dampening = 0, double weight_decay = 0,
            bool nesterov = false, bool maximize = false)
            : base(parameters) => Momentum = momentum;

        public double Momentum { get; set; }
    }
}
