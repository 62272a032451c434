using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Orthogonal layers made by a factory, with a small gain on the policy's head.
public sealed class ActorCritic : Module<Tensor, (Tensor Policy, Tensor Value)>
{
    private readonly Sequential actor, critic;

    public ActorCritic(int observations = 8, int actions = 4) : base(nameof(ActorCritic))
    {
        actor = Sequential(
            Layer(Linear(observations, 64), Math.Sqrt(2)), Tanh(),
            Layer(Linear(64, 64), Math.Sqrt(2)), Tanh(),
            Layer(Linear(64, actions), 0.01));
        critic = Sequential(
            Layer(Linear(observations, 64), Math.Sqrt(2)), Tanh(),
            Layer(Linear(64, 64), Math.Sqrt(2)), Tanh(),
            Layer(Linear(64, 1), 1.0));
        RegisterComponents();
    }

    private static Linear Layer(Linear layer, double gain, double bias = 0.0)
    {
        init.orthogonal_(layer.weight, gain);
        init.constant_(layer.bias, bias);
        return layer;
    }

    public override (Tensor Policy, Tensor Value) forward(Tensor x) => (functional.softmax(actor.forward(x), dim: -1), critic.forward(x));
}
